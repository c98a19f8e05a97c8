package org.muwahhad;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/**
 * Pictures of pages for anyone who wants to look at them, with {@code -Dmuwahhad.pictures=true}:
 * drawing a page and packing what was drawn takes longer than opening it.
 */
public final class Pictures {
  private static final boolean WANTED = Boolean.getBoolean("muwahhad.pictures");

  private Pictures() {}

  /** Of what is in sight. */
  public static void ofWindow(Page page, Path file) {
    take(page, file, false);
  }

  /** Of a page from its beginning to its end. */
  public static void ofPage(Page page, Path file) {
    take(page, file, true);
  }

  private static void take(Page page, Path file, boolean whole) {
    if (WANTED) {
      page.screenshot(new Page.ScreenshotOptions().setFullPage(whole).setPath(file));
    }
  }
}
