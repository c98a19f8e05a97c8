package org.muwahhad.command;

/**
 * A part of a backup, as its manifest names it.
 *
 * @param rows of a table; 0 for any other part
 * @param bytes before they were compressed
 * @param sha256 of these bytes, in hexadecimal
 */
record ArchivePart(String name, long rows, long bytes, String sha256) {
  private static final String WORD = "part ";

  /** As a line of the manifest. */
  String line() {
    return WORD + rows + " " + bytes + " " + sha256 + " " + name;
  }

  static boolean isLine(String line) {
    return line.startsWith(WORD);
  }

  static ArchivePart of(String line) {
    String[] words = line.split(" ", 5);
    return new ArchivePart(words[4], Long.parseLong(words[1]), Long.parseLong(words[2]), words[3]);
  }
}
