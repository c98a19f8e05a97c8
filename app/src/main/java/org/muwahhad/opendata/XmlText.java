package org.muwahhad.opendata;

/** XML that is written piece by piece, such as a feed or the map of the site. */
final class XmlText {
  private final StringBuilder text =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
  private final String root;

  XmlText(String root, String namespace) {
    this.root = root;
    text.append('<').append(root).append(" xmlns=\"").append(namespace).append("\">\n");
  }

  XmlText open(String name) {
    text.append('<').append(name).append(">\n");
    return this;
  }

  XmlText close(String name) {
    text.append("</").append(name).append(">\n");
    return this;
  }

  XmlText element(String name, String content) {
    text.append('<').append(name).append('>').append(escaped(content));
    text.append("</").append(name).append(">\n");
    return this;
  }

  /** A link of Atom. */
  XmlText link(String relation, String to) {
    text.append("<link rel=\"").append(relation).append("\" href=\"").append(escaped(to));
    text.append("\"/>\n");
    return this;
  }

  /** The whole text. */
  String end() {
    return close(root).text.toString();
  }

  /** What XML allows, with its signs escaped. */
  private static String escaped(String content) {
    StringBuilder safe = new StringBuilder(content.length());
    content
        .codePoints()
        .filter(c -> c >= ' ' && c != 0xFFFE && c != 0xFFFF || c == '\n' || c == '\t')
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }
}
