/* A publisher that costs next to nothing: every host of 127.0.0.0/8 on one port, one thread, kept connections.
 *
 *     unchanged FILE
 *
 * A request without a validator gets a feed of one entry, any other a 304. FILE is mapped: its first word is the port,
 * its second the number of requests so far.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

static const char same[] = "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n";
static char whole[1024];

int main(int argc, char **argv) {
    if (argc != 2) return fprintf(stderr, "usage: unchanged FILE\n"), 1;
    int file = open(argv[1], O_RDWR | O_CREAT, 0644);
    if (file < 0 || ftruncate(file, 4096)) return perror(argv[1]), 1;
    volatile uint64_t *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (shared == MAP_FAILED) return perror("mmap"), 1;
    const char *body = "<rss version=\"2.0\"><channel><title>J</title><link>http://j.example/</link><description>d"
                       "</description><item><title>Un titre</title><guid>1</guid><description>Un texte.</description>"
                       "</item></channel></rss>";
    int size = snprintf(whole, sizeof whole,
                        "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Type: application/rss+xml\r\nContent-Length: %zu\r\n\r\n%s",
                        strlen(body), body);
    int one = 1, listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), poll = epoll_create1(0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_ANY)};
    socklen_t length = sizeof address;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (struct sockaddr *)&address, length) || listen(listener, 4096)) return perror("listen"), 1;
    getsockname(listener, (struct sockaddr *)&address, &length);
    shared[0] = ntohs(address.sin_port);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, ready[256];
    epoll_ctl(poll, EPOLL_CTL_ADD, listener, &event);
    char request[8192];
    for (;;) {
        int count = epoll_wait(poll, ready, 256, -1);
        for (int index = 0; index < count; index++) {
            int connection = ready[index].data.fd;
            if (connection == listener) {
                while ((connection = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
                    setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
                    event.data.fd = connection;
                    epoll_ctl(poll, EPOLL_CTL_ADD, connection, &event);
                }
                continue;
            }
            ssize_t received = read(connection, request, sizeof request - 1);
            if (received <= 0) {
                close(connection);
                continue;
            }
            request[received] = 0;
            int isKnown = strcasestr(request, "\r\nif-none-match:") != NULL;
            if (write(connection, isKnown ? same : whole, isKnown ? sizeof same - 1 : (size_t)size) < 0) close(connection);
            shared[1]++;
        }
    }
}
