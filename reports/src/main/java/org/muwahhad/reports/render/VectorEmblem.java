package org.muwahhad.reports.render;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Dimension2D;
import java.awt.geom.PathIterator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.batik.anim.dom.SVGDOMImplementation;
import org.apache.batik.bridge.BridgeContext;
import org.apache.batik.bridge.BridgeException;
import org.apache.batik.bridge.ExternalResourceSecurity;
import org.apache.batik.bridge.GVTBuilder;
import org.apache.batik.bridge.NoLoadExternalResourceSecurity;
import org.apache.batik.bridge.NoLoadScriptSecurity;
import org.apache.batik.bridge.ScriptSecurity;
import org.apache.batik.bridge.UserAgentAdapter;
import org.apache.batik.dom.util.DOMUtilities;
import org.apache.batik.gvt.CompositeGraphicsNode;
import org.apache.batik.gvt.CompositeShapePainter;
import org.apache.batik.gvt.FillShapePainter;
import org.apache.batik.gvt.GraphicsNode;
import org.apache.batik.gvt.ShapeNode;
import org.apache.batik.gvt.ShapePainter;
import org.apache.batik.gvt.StrokeShapePainter;
import org.apache.batik.util.ParsedURL;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.DOMException;
import org.w3c.dom.Document;

/**
 * An emblem of an SVG file as shapes in plain colours. Nothing else is kept of the file: what is
 * drawn in reports and sent to browsers is made of these shapes alone. What could not be drawn so
 * (see {@link EmblemFile}) is refused, never left out.
 */
final class VectorEmblem {
  /** As wide and high as a picture that says nothing of its size. */
  private static final int UNSAID = 1024;

  private static final int DECIMALS = 3;

  private final List<PaintedShape> shapes = new ArrayList<>();
  private final List<EmblemFile.Title> titles;
  private double width;
  private double height;

  /** A shape filled with one colour, which may be seen through. */
  private record PaintedShape(Shape shape, Color colour) {}

  private VectorEmblem(List<EmblemFile.Title> titles) {
    this.titles = titles;
  }

  /**
   * Reads an SVG file.
   *
   * @throws Branding.UnusableException when it is not one, or holds anything but shapes in plain
   *     colours
   */
  static VectorEmblem of(byte[] file) throws Branding.UnusableException {
    Document document = EmblemFile.read(file);
    VectorEmblem emblem = new VectorEmblem(EmblemFile.titles(document));
    BridgeContext context = new BridgeContext(new NoResources());
    context.setDynamicState(BridgeContext.STATIC);
    try {
      emblem.take(context, document);
    } catch (BridgeException | DOMException e) {
      throw new Branding.UnusableException(
          Branding.BrandingFault.NO_PICTURE, String.valueOf(e.getMessage()));
    } finally {
      context.dispose();
    }
    if (emblem.shapes.isEmpty()) {
      throw new Branding.UnusableException(Branding.BrandingFault.NO_PICTURE, "SVG");
    }
    return emblem;
  }

  private void take(BridgeContext context, Document document) throws Branding.UnusableException {
    Document drawn =
        DOMUtilities.deepCloneDocument(document, SVGDOMImplementation.getDOMImplementation());
    GraphicsNode all = new GVTBuilder().build(context, drawn);
    Dimension2D size = context.getDocumentSize();
    width = size.getWidth();
    height = size.getHeight();
    take(all, new AffineTransform(), null);
  }

  /** Fetches nothing and runs nothing. */
  private static final class NoResources extends UserAgentAdapter {
    @Override
    public Dimension2D getViewportSize() {
      return new java.awt.Dimension(UNSAID, UNSAID);
    }

    @Override
    public ScriptSecurity getScriptSecurity(
        String type, @Nullable ParsedURL script, @Nullable ParsedURL document) {
      return new NoLoadScriptSecurity(type);
    }

    @Override
    public ExternalResourceSecurity getExternalResourceSecurity(
        @Nullable ParsedURL resource, @Nullable ParsedURL document) {
      return new NoLoadExternalResourceSecurity();
    }
  }

  private void take(GraphicsNode node, AffineTransform outer, @Nullable Area clip)
      throws Branding.UnusableException {
    if (node.getFilter() != null || node.getMask() != null) {
      throw EmblemFile.refused("filter, mask");
    }
    if (!isPlain(node.getComposite())) {
      throw EmblemFile.refused("opacity");
    }
    AffineTransform place = new AffineTransform(outer);
    if (node.getTransform() != null) {
      place.concatenate(node.getTransform());
    }
    Area within = node.getClip() == null ? clip : clip(node.getClip().getClipPath(), place, clip);
    if (node instanceof ShapeNode shape) {
      if (shape.isVisible() && shape.getShapePainter() != null) {
        paint(shape.getShapePainter(), place, within);
      }
    } else if (node instanceof CompositeGraphicsNode group) {
      for (Object part : group.getChildren()) {
        take((GraphicsNode) part, place, within);
      }
    } else {
      throw EmblemFile.refused(node.getClass().getSimpleName());
    }
  }

  private static boolean isPlain(@Nullable Composite composite) {
    return composite == null
        || composite instanceof AlphaComposite alpha
            && alpha.getRule() == AlphaComposite.SRC_OVER
            && alpha.getAlpha() == 1;
  }

  private static Area clip(Shape path, AffineTransform place, @Nullable Area outer) {
    Area clip = new Area(place.createTransformedShape(path));
    if (outer != null) {
      clip.intersect(outer);
    }
    return clip;
  }

  private void paint(ShapePainter painter, AffineTransform place, @Nullable Area clip)
      throws Branding.UnusableException {
    if (painter instanceof CompositeShapePainter several) {
      for (int i = 0; i < several.getShapePainterCount(); i++) {
        paint(several.getShapePainter(i), place, clip);
      }
    } else if (painter instanceof FillShapePainter fill) {
      add(fill.getShape(), fill.getPaint(), place, clip);
    } else if (painter instanceof StrokeShapePainter stroke) {
      if (stroke.getPaint() != null && stroke.getStroke() != null) {
        Shape line = stroke.getStroke().createStrokedShape(stroke.getShape());
        add(line, stroke.getPaint(), place, clip);
      }
    } else {
      throw EmblemFile.refused("marker");
    }
  }

  private void add(Shape shape, @Nullable Paint paint, AffineTransform place, @Nullable Area clip)
      throws Branding.UnusableException {
    if (paint == null) {
      return;
    }
    if (!(paint instanceof Color colour)) {
      throw EmblemFile.refused("gradient, pattern");
    }
    Shape placed = place.createTransformedShape(shape);
    if (clip != null && !clip.contains(placed.getBounds2D())) {
      Area seen = new Area(placed);
      seen.intersect(clip);
      placed = seen;
    }
    if (colour.getAlpha() > 0 && !placed.getBounds2D().isEmpty()) {
      shapes.add(new PaintedShape(placed, new Color(colour.getRGB(), true)));
    }
  }

  /** Draws it as large as a square field allows, in its middle. */
  void draw(Graphics2D page, double side) {
    double scale = side / Math.max(width, height);
    AffineTransform place =
        AffineTransform.getTranslateInstance(
            (side - width * scale) / 2, (side - height * scale) / 2);
    place.scale(scale, scale);
    for (PaintedShape painted : shapes) {
      page.setColor(painted.colour());
      page.fill(place.createTransformedShape(painted.shape()));
    }
  }

  /** What it shows, in a language if it says so in that one; null when it says nothing. */
  @Nullable String title(String language) {
    return titles.stream()
        .filter(title -> title.language().equals(language))
        .findFirst()
        .or(() -> titles.stream().findFirst())
        .map(EmblemFile.Title::words)
        .orElse(null);
  }

  /** The shapes as an SVG file, without anything else that the file had. */
  byte[] svg() {
    StringBuilder out =
        new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    out.append(number(width)).append(' ').append(number(height)).append("\">");
    for (PaintedShape painted : shapes) {
      Color colour = painted.colour();
      out.append("\n<path fill=\"")
          .append(String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xffffff));
      if (colour.getAlpha() < 255) {
        out.append("\" fill-opacity=\"").append(number(colour.getAlpha() / 255.0));
      }
      PathIterator path = painted.shape().getPathIterator(null);
      if (path.getWindingRule() == PathIterator.WIND_EVEN_ODD) {
        out.append("\" fill-rule=\"evenodd");
      }
      out.append("\" d=\"");
      for (; !path.isDone(); path.next()) {
        step(path, out);
      }
      out.append("\"/>");
    }
    return out.append("\n</svg>\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void step(PathIterator path, StringBuilder out) {
    double[] points = new double[6];
    int kind = path.currentSegment(points);
    out.append("MLQCZ".charAt(kind));
    int numbers = kind == PathIterator.SEG_CLOSE ? 0 : kind < 2 ? 2 : 2 * kind;
    for (int i = 0; i < numbers; i++) {
      out.append(i == 0 ? "" : " ").append(number(points[i]));
    }
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(DECIMALS, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
