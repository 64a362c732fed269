#ifndef CCURL_SHIM_H
#define CCURL_SHIM_H

// The type checks are macros over the variadic calls below and see only our wrappers.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

// libcurl's sockets are waited for with these; Swift's Glibc module leaves them out.
#include <sys/epoll.h>
#include <sys/timerfd.h>

// curl_easy_setopt, curl_easy_getinfo and the setopt calls of the multi handle
// are variadic, which Swift cannot call. One wrapper for each kind of argument.

static inline CURLcode curl_easy_setopt_string(CURL *easy, CURLoption option, const char *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode curl_easy_setopt_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode curl_easy_setopt_pointer(CURL *easy, CURLoption option, void *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode curl_easy_setopt_list(CURL *easy, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(easy, option, value);
}

// CURLVERSION_NOW is a macro over an enumerator, which Swift does not import.
static inline const curl_version_info_data *curl_version_now(void) {
    return curl_version_info(CURLVERSION_NOW);
}

// CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION share this signature.
static inline CURLcode curl_easy_setopt_writer(CURL *easy, CURLoption option, curl_write_callback value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode curl_easy_setopt_opensocket(CURL *easy, curl_opensocket_callback value, void *context) {
    CURLcode code = curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, context);
    return code ? code : curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, value);
}

static inline CURLcode curl_easy_getinfo_long(CURL *easy, CURLINFO info, long *value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode curl_easy_getinfo_text(CURL *easy, CURLINFO info, char **value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode curl_easy_getinfo_offset(CURL *easy, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLMcode curl_multi_setopt_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

static inline CURLMcode curl_multi_setopt_socket(CURLM *multi, curl_socket_callback callback, void *context) {
    CURLMcode code = curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, context);
    return code ? code : curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, callback);
}

static inline CURLMcode curl_multi_setopt_timer(CURLM *multi, curl_multi_timer_callback callback, void *context) {
    CURLMcode code = curl_multi_setopt(multi, CURLMOPT_TIMERDATA, context);
    return code ? code : curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, callback);
}

// Swift does not import the union inside CURLMsg under a usable name.
static inline CURLcode curl_message_result(const CURLMsg *message) {
    return message->data.result;
}

// The address is longer than the `struct sockaddr` it is declared as; Swift would copy only the declared part.
static inline const void *curl_sockaddr_bytes(const struct curl_sockaddr *address) {
    return &address->addr;
}

#endif
