package org.muwahhad.reports.render;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Map;

/** A QR code (ISO/IEC 18004) drawn as one shape, so that it stays sharp at any size. */
public final class QrCode extends Drawing {

  private static final long serialVersionUID = 1L;
  private static final int SIZE = 96;

  private final Path2D.Float modules = new Path2D.Float();

  /**
   * A code that stands for the text.
   *
   * @throws IllegalArgumentException when the text is empty or too long for a code
   */
  public QrCode(String text) {
    super(SIZE, SIZE);
    ByteMatrix matrix = encode(text);
    float module = (float) SIZE / matrix.getWidth();
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        if (matrix.get(x, y) == 1) {
          modules.append(new Rectangle2D.Float(x * module, y * module, module, module), false);
        }
      }
    }
  }

  private static ByteMatrix encode(String text) {
    try {
      return Encoder.encode(
              text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
          .getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("No QR code can hold: " + text, e);
    }
  }

  @Override
  void draw(Graphics2D page) {
    page.setColor(Palette.INK);
    page.fill(modules);
  }
}
