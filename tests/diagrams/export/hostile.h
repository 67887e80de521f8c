/* Names that try to be something else than names. */
#pragma once

#include <glib.h>

static const char *const hostile_names[] = {
  "<script>alert(1)</script>",
  "\"><svg onload=alert(1)>",
  "' onmouseover='alert(1)",
  "]]><!-- --><![CDATA[",
  "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
  "&amp;&lt;&#0;&#xd;",
  "\x01\x02\x08\x0b\x0c\x0e\x1f\x7f",
  "\xc2\x80\xc2\x9f\xc2\x85",
  "tab\tnew\nline\rreturn",
  "\xef\xbf\xbe\xef\xbf\xbf",
  "\xff\xfe\xc0\xaf\xed\xa0\x80",
  "\xd7\xa9\xd7\xa8\xd7\xaa \xd8\xae\xd8\xa7\xd8\xaf\xd9\x85 server",
  "\xe2\x80\256evil\xe2\x80\xac \xe2\x81\xa7isolate\xe2\x81\xa9",
  "\xe4\xb8\xad\xe6\x96\x87 \xf0\x9f\x92\xbb \xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9",
  "Z\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86\xcc\x87\xcc\x88",
  "(paren) \\backslash\\ /Name <hex> %percent",
  "endstream endobj xref %%EOF",
  "  two  spaces  ",
  "%s%n%d",
  "../../etc/passwd",
};
