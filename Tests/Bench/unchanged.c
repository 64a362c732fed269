/* A publisher that costs next to nothing: every host of 127.0.0.0/8 on one port, one thread, kept connections.
 *
 *     unchanged FILE
 *
 * A request without a validator gets a feed of one entry, any other a 304. Hosts of 127.9.0.0/16 never answer, and
 * 127.8.0.N takes N seconds for it. FILE is mapped: its first word is the port, its second the number of requests so
 * far.
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
#include <time.h>
#include <unistd.h>

enum { CONNECTIONS = 65536, NEVER = 255 };

static const char same[] = "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n";
static char whole[1024];
static int size;
/* By descriptor: the seconds it takes for an answer, when the next is to be sent, and whether a validator came. */
static uint8_t patience[CONNECTIONS], isKnown[CONNECTIONS];
static double due[CONNECTIONS];
static int waiting;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static uint8_t patience_of(int connection) {
    struct sockaddr_in own;
    socklen_t length = sizeof own;
    if (getsockname(connection, (struct sockaddr *)&own, &length)) return 0;
    uint32_t address = ntohl(own.sin_addr.s_addr);
    int network = address >> 16 & 255;
    return network == 9 ? NEVER : network == 8 ? address & 127 : 0;
}

static void forget(int connection) {
    waiting -= due[connection] > 0;
    due[connection] = 0;
}

static void answer(int connection) {
    forget(connection);
    const char *text = isKnown[connection] ? same : whole;
    if (write(connection, text, isKnown[connection] ? sizeof same - 1 : (size_t)size) < 0) close(connection);
}

int main(int argc, char **argv) {
    if (argc != 2) return fprintf(stderr, "usage: unchanged FILE\n"), 1;
    int file = open(argv[1], O_RDWR | O_CREAT, 0644);
    if (file < 0 || ftruncate(file, 4096)) return perror(argv[1]), 1;
    volatile uint64_t *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (shared == MAP_FAILED) return perror("mmap"), 1;
    const char *body = "<rss version=\"2.0\"><channel><title>J</title><link>http://j.example/</link><description>d"
                       "</description><item><title>Un titre</title><guid>1</guid><description>Un texte.</description>"
                       "</item></channel></rss>";
    size = snprintf(whole, sizeof whole,
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
        int count = epoll_wait(poll, ready, 256, waiting ? 10 : -1);
        if (waiting) {
            double moment = now();
            for (int connection = 0; connection < CONNECTIONS; connection++)
                if (due[connection] > 0 && due[connection] <= moment) answer(connection);
        }
        for (int index = 0; index < count; index++) {
            int connection = ready[index].data.fd;
            if (connection == listener) {
                while ((connection = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
                    if (connection >= CONNECTIONS) {
                        close(connection);
                        continue;
                    }
                    setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
                    patience[connection] = patience_of(connection);
                    due[connection] = 0;
                    event.data.fd = connection;
                    epoll_ctl(poll, EPOLL_CTL_ADD, connection, &event);
                }
                continue;
            }
            ssize_t received = read(connection, request, sizeof request - 1);
            if (received <= 0) {
                forget(connection);
                close(connection);
                continue;
            }
            request[received] = 0;
            shared[1]++;
            if (patience[connection] == NEVER) continue;
            isKnown[connection] = strcasestr(request, "\r\nif-none-match:") != NULL;
            if (!patience[connection]) {
                answer(connection);
            } else if (due[connection] == 0) {
                due[connection] = now() + patience[connection];
                waiting++;
            }
        }
    }
}
