/* Parses each file named on standard input with gumbo and nothing else; prints how many pages. */
#include <gumbo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
    char path[4096];
    int pages = 0;
    while (fgets(path, sizeof path, stdin)) {
        path[strcspn(path, "\n")] = 0;
        FILE *file = fopen(path, "rb");
        if (!file) continue;
        fseek(file, 0, SEEK_END);
        long size = ftell(file);
        rewind(file);
        char *bytes = malloc(size + 1);
        if (bytes && fread(bytes, 1, size, file) == (size_t)size) {
            GumboOutput *output = gumbo_parse_with_options(&kGumboDefaultOptions, bytes, size);
            gumbo_destroy_output(&kGumboDefaultOptions, output);
            pages++;
        }
        free(bytes);
        fclose(file);
    }
    printf("%d\n", pages);
    return 0;
}
