package org.muwahhad.reports.render;

/**
 * Where a line belongs: the template prints a heading whenever the section or block changes and the
 * table's head whenever the table does, and again on each page the table continues on.
 *
 * @param part number of the part, each of which begins on a new page
 * @param section number of the section
 * @param sectionTitle its heading
 * @param sectionSubtitle the heading in the second language; empty in editions of one language
 * @param block number of the block inside the section
 * @param blockTitle the block's heading; empty if there is none
 * @param table number of the table inside the block
 * @param strong whether the line is a sum, printed heavier
 * @param kept number of the lines that stay on one page: a row that heads others with the first of
 *     them, a sum with the row before it, the closing words of a letter with its signature
 * @param led number of the last section so far that begins with a paragraph, which stays with what
 *     it introduces
 */
public record LinePosition(
    int part,
    int section,
    String sectionTitle,
    String sectionSubtitle,
    int block,
    String blockTitle,
    int table,
    boolean strong,
    int kept,
    int led) {

  /** A place of a line that nothing keeps to another. */
  public LinePosition(
      int part,
      int section,
      String sectionTitle,
      String sectionSubtitle,
      int block,
      String blockTitle,
      int table,
      boolean strong) {
    this(part, section, sectionTitle, sectionSubtitle, block, blockTitle, table, strong, 0, 0);
  }

  /** The same, with a number that changes where lines may be parted by a new page. */
  public LinePosition keeping(int lines) {
    return new LinePosition(
        part, section, sectionTitle, sectionSubtitle, block, blockTitle, table, strong, lines, led);
  }

  LinePosition ledBy(int leading) {
    return new LinePosition(
        part,
        section,
        sectionTitle,
        sectionSubtitle,
        block,
        blockTitle,
        table,
        strong,
        kept,
        leading);
  }
}
