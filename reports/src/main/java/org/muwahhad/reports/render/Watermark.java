package org.muwahhad.reports.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.util.List;

/** Who was shown a draft, and when, across its pages; pale enough to read the page through it. */
public final class Watermark extends Drawing {

  private static final long serialVersionUID = 1L;
  private static final Color PALE = new Color(0xe4, 0xe9, 0xe6);
  private static final float SIZE = 30;

  private final List<String> lines;
  private final boolean rightToLeft;
  private final int width;
  private final int height;

  Watermark(List<String> lines, boolean rightToLeft, boolean landscape) {
    super(landscape ? 770 : 523, landscape ? 533 : 780);
    this.lines = List.copyOf(lines);
    this.rightToLeft = rightToLeft;
    this.width = landscape ? 770 : 523;
    this.height = landscape ? 533 : 780;
  }

  @Override
  void draw(Graphics2D page) {
    page.setColor(PALE);
    AffineTransform turned =
        AffineTransform.getRotateInstance(
            -Math.atan2(height, width) / 1.4, width / 2.0, height / 2.0);
    for (int i = 0; i < lines.size(); i++) {
      TextLayout line = fitting(lines.get(i));
      AffineTransform at = new AffineTransform(turned);
      at.translate(
          (width - line.getAdvance()) / 2.0,
          height / 2.0 + (i - (lines.size() - 1) / 2.0) * SIZE * 1.6);
      page.fill(line.getOutline(at));
    }
  }

  private TextLayout fitting(String words) {
    TextLayout line = PageFonts.line(words, SIZE, true, rightToLeft);
    double most = Math.hypot(width, height) * 0.75;
    return line.getAdvance() <= most
        ? line
        : PageFonts.line(words, (float) (SIZE * most / line.getAdvance()), true, rightToLeft);
  }
}
