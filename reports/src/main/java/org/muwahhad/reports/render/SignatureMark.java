package org.muwahhad.reports.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** What is seen of an electronic signature in its field: who signed, and when. */
public final class SignatureMark {
  private static final int WIDTH = 250;
  private static final int HEIGHT = 38;
  private static final int PIXELS = 4;

  private SignatureMark() {}

  /**
   * Draws the mark of a field.
   *
   * @param lines the signer's name first, at most three
   * @return a PNG picture of 288 dots an inch
   */
  public static byte[] png(List<String> lines, boolean rightToLeft) {
    BufferedImage picture =
        new BufferedImage(WIDTH * PIXELS, HEIGHT * PIXELS, BufferedImage.TYPE_INT_RGB);
    Graphics2D page = picture.createGraphics();
    page.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    page.setColor(Color.WHITE);
    page.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    page.scale(PIXELS, PIXELS);
    for (int i = 0; i < lines.size(); i++) {
      TextLayout line = PageFonts.lineWithin(lines.get(i), i == 0 ? 10 : 7, WIDTH - 8, rightToLeft);
      page.setColor(i == 0 ? Palette.accent() : Palette.GREY);
      float x = rightToLeft ? WIDTH - 4 - line.getAdvance() : 4;
      line.draw(page, x, 12 + i * 10f);
    }
    page.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
