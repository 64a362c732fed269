#pragma once

// The code unit width must be chosen before the header is read; Swift strings are UTF-8.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
