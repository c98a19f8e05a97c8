package org.muwahhad.reports.render;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.geom.Dimension2D;
import java.awt.geom.Rectangle2D;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.DimensionRenderable;
import net.sf.jasperreports.renderers.Graphics2DRenderable;

/** A picture drawn in vectors at a given size, in points, into an image element of a template. */
public abstract class Drawing extends AbstractRenderer
    implements Graphics2DRenderable, DimensionRenderable {

  private static final long serialVersionUID = 1L;

  private final int width;
  private final int height;

  Drawing(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Draws into a field of {@link #getDimension} whose corner is at the origin. */
  abstract void draw(Graphics2D page);

  @Override
  public void render(JasperReportsContext context, Graphics2D page, Rectangle2D field) {
    page.translate(field.getX(), field.getY());
    page.scale(field.getWidth() / width, field.getHeight() / height);
    draw(page);
  }

  @Override
  public Dimension2D getDimension(JasperReportsContext context) {
    return new Dimension(width, height);
  }
}
