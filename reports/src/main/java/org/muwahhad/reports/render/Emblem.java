package org.muwahhad.reports.render;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * The mark on the cover: six interlaced points for six states. It stands where an authority puts
 * its own emblem; no state's or council's emblem is imitated.
 */
public final class Emblem extends Drawing {

  private static final long serialVersionUID = 1L;
  private static final int SIZE = 72;
  private static final double CENTRE = SIZE / 2.0;

  public Emblem() {
    super(SIZE, SIZE);
  }

  @Override
  void draw(Graphics2D page) {
    page.setColor(Palette.GREEN);
    page.setStroke(new BasicStroke(1.1f));
    page.draw(circle(35));
    page.setStroke(new BasicStroke(0.5f));
    page.draw(circle(32.5));
    Area star = new Area(triangle(0));
    star.add(new Area(triangle(Math.PI)));
    Area inner = new Area(turned(square(), Math.PI / 4));
    inner.add(new Area(square()));
    star.subtract(new Area(circle(11)));
    page.fill(star);
    page.setStroke(new BasicStroke(0.6f));
    page.draw(inner);
    for (int i = 0; i < 6; i++) {
      page.fill(turned(dot(), i * Math.PI / 3));
    }
    page.fill(circle(4));
  }

  private static Ellipse2D circle(double radius) {
    return new Ellipse2D.Double(CENTRE - radius, CENTRE - radius, 2 * radius, 2 * radius);
  }

  private static Path2D triangle(double turn) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < 3; i++) {
      double angle = turn - Math.PI / 2 + i * 2 * Math.PI / 3;
      double x = CENTRE + 27 * Math.cos(angle);
      double y = CENTRE + 27 * Math.sin(angle);
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    path.closePath();
    return path;
  }

  private static Rectangle2D square() {
    return new Rectangle2D.Double(CENTRE - 6, CENTRE - 6, 12, 12);
  }

  private static Ellipse2D dot() {
    return new Ellipse2D.Double(
        CENTRE - 1.4 + 26 * Math.sin(Math.PI / 6), CENTRE - 1.4 - 22, 2.8, 2.8);
  }

  private static java.awt.Shape turned(java.awt.Shape shape, double angle) {
    return AffineTransform.getRotateInstance(angle, CENTRE, CENTRE).createTransformedShape(shape);
  }
}
