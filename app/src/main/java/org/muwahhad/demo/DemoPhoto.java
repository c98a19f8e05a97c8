package org.muwahhad.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.muwahhad.upload.InspectFile;

/** The photo of the demonstration: a drawn box with a torn side. */
final class DemoPhoto {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 320;
  private static final Color FLOOR = new Color(0xE7E2D8);
  private static final Color BOX = new Color(0xC39A63);
  private static final Color TAPE = new Color(0xE4CFA4);
  private static final Color TEAR = new Color(0x3B2C19);
  private static final int[] TEAR_X = {330, 352, 340, 366, 354, 384};
  private static final int[] TEAR_Y = {90, 118, 146, 176, 206, 238};

  private DemoPhoto() {}

  /** As an officer sends it. */
  static InspectFile.UploadedFile ofTornBox() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D draw = image.createGraphics();
    draw.setColor(FLOOR);
    draw.fillRect(0, 0, WIDTH, HEIGHT);
    draw.setColor(BOX);
    draw.fillRect(90, 70, 300, 190);
    draw.setColor(TAPE);
    draw.fillRect(225, 70, 30, 190);
    draw.setColor(TEAR);
    draw.setStroke(new BasicStroke(7));
    draw.drawPolyline(TEAR_X, TEAR_Y, TEAR_X.length);
    draw.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new InspectFile.UploadedFile("file", "broken-cover.png", png.toByteArray());
  }
}
