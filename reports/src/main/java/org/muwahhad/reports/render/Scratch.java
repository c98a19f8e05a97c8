package org.muwahhad.reports.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.sf.jasperreports.engine.JRVirtualizer;
import net.sf.jasperreports.engine.fill.JRSwapFileVirtualizer;
import net.sf.jasperreports.engine.util.JRSwapFile;

/**
 * Where the pages of a long report wait while it is made, and its file before it is finished: on
 * the disk, in a folder that only this process may read, so that the heap holds some pages of a
 * report and never all of them. Gone when closed. For use by one thread.
 */
final class Scratch implements AutoCloseable {
  /** So many pages stay in memory; shorter reports never wait for the disk. */
  private static final int PAGES_IN_MEMORY = 100;

  private static final int BLOCK = 4096;
  private static final int BLOCKS_AT_A_TIME = 256;
  private final Path folder;
  private final JRSwapFileVirtualizer pages;

  Scratch() throws IOException {
    this(PAGES_IN_MEMORY);
  }

  /** A scratch that keeps so many pages in memory. */
  Scratch(int pagesInMemory) throws IOException {
    folder = Files.createTempDirectory("muwahhad-report-");
    pages =
        new JRSwapFileVirtualizer(
            pagesInMemory, new JRSwapFile(folder.toString(), BLOCK, BLOCKS_AT_A_TIME), true);
  }

  /** Takes pages that are not at hand. */
  JRVirtualizer pages() {
    return pages;
  }

  /** Reports that pages which were written once are not changed any more. */
  void pagesAreFinal() {
    pages.setReadOnly(true);
  }

  /** A file that isn't there yet. */
  Path file(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() throws IOException {
    pages.cleanup();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
