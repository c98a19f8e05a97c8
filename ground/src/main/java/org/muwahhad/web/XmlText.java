package org.muwahhad.web;

/** XML that is written piece by piece, such as a feed or the map of the site. */
public final class XmlText {
  private final StringBuilder text =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
  private final String root;

  /**
   * A document.
   *
   * @param root name of its outermost element
   * @param namespace of all its elements
   */
  public XmlText(String root, String namespace) {
    this.root = root;
    text.append('<').append(root).append(" xmlns=\"").append(namespace).append("\">\n");
  }

  /** Begins an element. */
  public XmlText open(String name) {
    text.append('<').append(name).append(">\n");
    return this;
  }

  /** Ends the element that was begun last, which has this name. */
  public XmlText close(String name) {
    text.append("</").append(name).append(">\n");
    return this;
  }

  /** Adds an element with a text. */
  public XmlText element(String name, String content) {
    text.append('<').append(name).append('>').append(escaped(content));
    text.append("</").append(name).append(">\n");
    return this;
  }

  /** A link of Atom. */
  public XmlText link(String relation, String to) {
    text.append("<link rel=\"").append(relation).append("\" href=\"").append(escaped(to));
    text.append("\"/>\n");
    return this;
  }

  /** The whole text. */
  public String end() {
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
