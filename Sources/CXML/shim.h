#ifndef DEPECHE_CXML_SHIM_H
#define DEPECHE_CXML_SHIM_H

#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#endif
