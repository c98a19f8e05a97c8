package org.muwahhad.reports.render;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * The mark on the cover: the emblem of the deployment ({@link Branding}), or a star with six
 * leaves, for six states; no state's or council's emblem is imitated.
 */
public final class Emblem extends Drawing {

  private static final long serialVersionUID = 1L;
  private static final int SIZE = 72;
  private static final int STATES = 6;
  private static final double CENTRE = SIZE / 2.0;

  public Emblem() {
    super(SIZE, SIZE);
  }

  @Override
  void draw(Graphics2D page) {
    BufferedImage pixels = Branding.current().picture();
    VectorEmblem shapes = Branding.current().drawing();
    if (shapes != null) {
      shapes.draw(page, SIZE);
    } else if (pixels != null) {
      picture(page, pixels);
    } else {
      star(page);
    }
  }

  /**
   * What a deployment's emblem says it shows, to be read aloud; null when it says nothing, and for
   * the star, which is but an ornament beside the issuer's name.
   *
   * @param language such as {@code ar}, wanted first
   */
  public static @Nullable String words(String language) {
    VectorEmblem shapes = Branding.current().drawing();
    return shapes == null ? null : shapes.title(language);
  }

  /** As large as the field allows, in its middle. */
  private static void picture(Graphics2D page, BufferedImage own) {
    double scale = (double) SIZE / Math.max(own.getWidth(), own.getHeight());
    AffineTransform place =
        AffineTransform.getTranslateInstance(
            (SIZE - own.getWidth() * scale) / 2, (SIZE - own.getHeight() * scale) / 2);
    place.scale(scale, scale);
    page.drawImage(own, place, null);
  }

  private static void star(Graphics2D page) {
    page.setColor(Palette.accent());
    page.setStroke(new BasicStroke(1.1f));
    page.draw(circle(35));
    page.setStroke(new BasicStroke(0.5f));
    page.draw(circle(32.5));
    Area star = star(36);
    star.subtract(star(27));
    page.fill(star);
    page.draw(star(22));
    page.fill(circle(2.2));
    for (int i = 0; i < STATES; i++) {
      page.fill(turned(petal(), i * 2 * Math.PI / STATES));
    }
  }

  /** The eight-pointed star of two squares, as in the tile-work of the region. */
  private static Area star(double side) {
    Rectangle2D square = new Rectangle2D.Double(CENTRE - side / 2, CENTRE - side / 2, side, side);
    Area star = new Area(square);
    star.add(new Area(turned(square, Math.PI / 4)));
    return star;
  }

  private static Ellipse2D petal() {
    return new Ellipse2D.Double(CENTRE - 1.7, CENTRE - 9.5, 3.4, 6.2);
  }

  private static Ellipse2D circle(double radius) {
    return new Ellipse2D.Double(CENTRE - radius, CENTRE - radius, 2 * radius, 2 * radius);
  }

  private static Shape turned(Shape shape, double angle) {
    return AffineTransform.getRotateInstance(angle, CENTRE, CENTRE).createTransformedShape(shape);
  }
}
