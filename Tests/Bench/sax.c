/* The bare XML pass that the reader is measured against: libxml2's SAX2 push parser reads every name, attribute and
 * text of each document into one buffer, which is emptied at each tag. Nothing is kept.
 *
 *     sax SECONDS MANIFEST
 *
 * The manifest is that of FeedBench; prints one JSON object.
 */
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct document { char *bytes; size_t count; };
static char *buffer;
static size_t used, capacity;
static unsigned long long letters, elements;

static void put(const xmlChar *text, size_t count) {
    if (used + count > capacity) {
        capacity = 2 * (used + count);
        if (!(buffer = realloc(buffer, capacity))) abort();
    }
    memcpy(buffer + used, text, count);
    used += count;
}

static void empty(void) { letters += used; used = 0; }

static void start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                  const xmlChar **declared, int attributes, int defaulted, const xmlChar **values) {
    (void)context, (void)prefix, (void)uri, (void)namespaces, (void)declared, (void)defaulted;
    empty();
    elements++;
    put(name, strlen((const char *)name));
    for (int index = 0; index < attributes; index++) {
        const xmlChar **value = values + 5 * index;
        put(value[3], value[4] - value[3]);
    }
    empty();
}

static void end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    (void)context, (void)name, (void)prefix, (void)uri;
    empty();
}

static void text(void *context, const xmlChar *characters, int count) { (void)context; put(characters, count); }

static void silent(void *context, const char *message, ...) { (void)context, (void)message; }

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static int parse(xmlSAXHandler *handler, struct document *document) {
    xmlParserCtxtPtr context = xmlCreatePushParserCtxt(handler, NULL, NULL, 0, NULL);
    xmlCtxtUseOptions(context, XML_PARSE_RECOVER | XML_PARSE_NONET);
    unsigned long long before = elements;
    xmlParseChunk(context, document->bytes, (int)document->count, 1);
    if (context->myDoc) xmlFreeDoc(context->myDoc);
    xmlFreeParserCtxt(context);
    empty();
    return elements > before;
}

int main(int argc, char **argv) {
    if (argc != 3) return fprintf(stderr, "usage: sax SECONDS MANIFEST\n"), 1;
    struct document *documents = NULL;
    size_t count = 0;
    char line[8192];
    FILE *manifest = fopen(argv[2], "r");
    if (!manifest) return perror(argv[2]), 1;
    while (fgets(line, sizeof line, manifest)) {
        line[strcspn(line, "\n")] = 0;
        char *path = strrchr(line, '\t');
        FILE *file = path ? fopen(path + 1, "rb") : NULL;
        if (!file) return fprintf(stderr, "cannot open the file of the line: %s\n", line), 1;
        fseek(file, 0, SEEK_END);
        struct document document = {NULL, (size_t)ftell(file)};
        rewind(file);
        document.bytes = malloc(document.count + 1);
        if (!document.bytes || fread(document.bytes, 1, document.count, file) != document.count) return perror(path), 1;
        fclose(file);
        if (!(documents = realloc(documents, (count + 1) * sizeof *documents))) return 1;
        documents[count++] = document;
    }
    fclose(manifest);

    xmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = start;
    handler.endElementNs = end;
    handler.characters = handler.cdataBlock = handler.ignorableWhitespace = text;
    xmlSetGenericErrorFunc(NULL, silent);
    int accepted = 0, passes = 0;
    for (size_t index = 0; index < count; index++) accepted += parse(&handler, &documents[index]);
    double begun = now();
    for (letters = 0; passes == 0 || now() - begun < atof(argv[1]); passes++)
        for (size_t index = 0; index < count; index++) parse(&handler, &documents[index]);
    printf("{\"seconds\": %.9f, \"documents\": %zu, \"accepted\": %d, \"letters\": %llu}\n", (now() - begun) / passes,
           count, accepted, letters / passes);
}
