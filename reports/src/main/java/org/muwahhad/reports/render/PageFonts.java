package org.muwahhad.reports.render;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The report's typeface for drawings, which set their text as outlines. */
final class PageFonts {

  private static final FontRenderContext PRINT = new FontRenderContext(null, true, true);
  private static final Font REGULAR = read("400Regular/IBMPlexSansArabic_400Regular.ttf");
  private static final Font SEMIBOLD = read("600SemiBold/IBMPlexSansArabic_600SemiBold.ttf");

  private PageFonts() {}

  private static Font read(String file) {
    try (InputStream in =
        PageFonts.class.getResourceAsStream("/org/muwahhad/reports/fonts/" + file)) {
      if (in == null) {
        throw new IllegalStateException("Not among the resources: " + file);
      }
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException(file + " can't be read", e);
    }
  }

  /** One line of text, ordered from the side its document is read from. */
  static TextLayout line(String text, float size, boolean semibold, boolean rightToLeft) {
    Font font =
        (semibold ? SEMIBOLD : REGULAR)
            .deriveFont(size)
            .deriveFont(
                Map.of(
                    TextAttribute.RUN_DIRECTION,
                    rightToLeft
                        ? TextAttribute.RUN_DIRECTION_RTL
                        : TextAttribute.RUN_DIRECTION_LTR));
    return new TextLayout(text.isEmpty() ? " " : text, font, PRINT);
  }

  /** One line no wider than the width, ended by an ellipsis where it was longer. */
  static TextLayout lineWithin(String text, float size, float width, boolean rightToLeft) {
    TextLayout line = line(text, size, false, rightToLeft);
    int end = text.length();
    while (line.getAdvance() > width && end > 1) {
      end = Math.min(end - 1, (int) (end * width / line.getAdvance()) + 1);
      line = line(text.substring(0, end).strip() + "…", size, false, rightToLeft);
    }
    return line;
  }
}
