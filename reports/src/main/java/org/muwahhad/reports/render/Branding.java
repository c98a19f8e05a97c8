package org.muwahhad.reports.render;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRFrame;
import net.sf.jasperreports.engine.JRLineBox;
import net.sf.jasperreports.engine.JRPen;
import net.sf.jasperreports.engine.JRStyle;
import net.sf.jasperreports.engine.JasperReport;
import org.jspecify.annotations.Nullable;

/**
 * The emblem and the colour of a deployment, on pages and in reports. Set once, before anything is
 * printed, and the same on every node: equal records give equal bytes under equal branding.
 *
 * <p>The colour is one: darker and paler ones are worked out from it. It must stand out from white
 * by 4.5 to 1 (WCAG 2.2, 1.4.3), which goes by luminance and so holds for prints in grey as well.
 */
public final class Branding {
  /** What the templates are drawn in. */
  private static final Color DRAWN = new Color(0x1b, 0x6b, 0x4a);

  private static final Color DRAWN_PALE = new Color(0xa9, 0xc9, 0xba);
  private static final double LEAST_CONTRAST = 4.5;
  private static final double LEAST_BETWEEN_BARS = 1.8;
  private static final int LEAST_PIXELS = 256;
  private static final int MOST_PIXELS = 4096;
  private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");
  private static volatile Branding current = own();

  private final Color colour;
  private final Color pale;
  private final byte @Nullable [] emblem;
  private final @Nullable BufferedImage picture;
  private final @Nullable VectorEmblem drawing;

  private Branding(Color colour, Color pale, byte @Nullable [] emblem) throws UnusableException {
    this.colour = colour;
    this.pale = pale;
    this.emblem = emblem;
    if (emblem == null) {
      this.picture = null;
      this.drawing = null;
    } else {
      boolean pixels = isPng(emblem);
      this.picture = pixels ? picture(emblem) : null;
      this.drawing = pixels ? null : VectorEmblem.of(emblem);
    }
  }

  private Branding() {
    this.colour = DRAWN;
    this.pale = DRAWN_PALE;
    this.emblem = null;
    this.picture = null;
    this.drawing = null;
  }

  /** What is wrong with a colour or an emblem. */
  public enum BrandingFault {
    /** Not of the form {@code #1B6B4A}. */
    NO_COLOUR,
    /** Too pale to be read on white, or printed in grey. */
    TOO_PALE,
    /** Neither a PNG nor an SVG picture. */
    NO_PICTURE,
    /** Not of 256 to 4096 pixels each way. */
    SIZE,
    /** An SVG picture that holds more than shapes in plain colours. */
    NO_PLAIN_SHAPES,
    /** An SVG file of more than 512 KiB. */
    TOO_LARGE
  }

  /** Says what is wrong. */
  public static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;
    private final BrandingFault fault;

    UnusableException(BrandingFault fault, String what) {
      super(what);
      this.fault = fault;
    }

    public BrandingFault fault() {
      return fault;
    }
  }

  /** The star of six leaves, in green. */
  public static Branding own() {
    return new Branding();
  }

  /**
   * A deployment's own.
   *
   * @param colour such as {@code #1B6B4A}; blank for the platform's green
   * @param emblem a PNG picture of 256 to 4096 pixels each way, or an SVG picture of shapes in
   *     plain colours; null for the platform's star
   * @throws UnusableException with what is wrong with either
   */
  public static Branding of(String colour, byte @Nullable [] emblem) throws UnusableException {
    Color wanted = colour.isBlank() ? DRAWN : colour(colour.strip());
    Color pale = wanted.equals(DRAWN) ? DRAWN_PALE : mixed(wanted, Color.WHITE, 0.38);
    Branding branding = new Branding(wanted, pale, emblem);
    double least =
        Math.min(
            contrast(wanted, Color.WHITE), contrast(branding.darkColour(), branding.softColour()));
    if (least < LEAST_CONTRAST || contrast(wanted, pale) < LEAST_BETWEEN_BARS) {
      throw new UnusableException(
          BrandingFault.TOO_PALE, String.format(Locale.ROOT, "%s %.2f:1", colour, least));
    }
    return branding;
  }

  /** That of everything printed from now on. */
  public void use() {
    current = this;
  }

  /** That in use. */
  public static Branding current() {
    return current;
  }

  /** Whether it is the platform's own. */
  public boolean isOwn() {
    return emblem == null && colour.equals(DRAWN);
  }

  /** Tells it from every other, lower-case hexadecimal; empty for the platform's own. */
  public String sha256() {
    if (isOwn()) {
      return "";
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(hex().getBytes(StandardCharsets.US_ASCII));
      if (emblem != null) {
        digest.update(emblem);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /**
   * The emblem as a file for pages: a picture in pixels as it was given, one of shapes with these
   * alone; null for the platform's star.
   */
  public byte @Nullable [] emblem() {
    if (drawing != null) {
      return drawing.svg();
    }
    return emblem == null ? null : emblem.clone();
  }

  /** Whether there is an emblem in place of the platform's star. */
  public boolean hasEmblem() {
    return emblem != null;
  }

  /** The media type of the emblem, the platform's star included. */
  public String emblemType() {
    return picture == null ? "image/svg+xml" : "image/png";
  }

  /** The colour as six hexadecimal digits, without a sign before them. */
  public String hex() {
    return hex(colour);
  }

  /** A darker shade of it, for what is pressed or visited, as {@link #hex}. */
  public String dark() {
    return hex(darkColour());
  }

  /** A very pale shade of it, for grounds, as {@link #hex}. */
  public String soft() {
    return hex(softColour());
  }

  Color colour() {
    return colour;
  }

  Color pale() {
    return pale;
  }

  @Nullable BufferedImage picture() {
    return picture;
  }

  @Nullable VectorEmblem drawing() {
    return drawing;
  }

  private Color darkColour() {
    return mixed(colour, Color.BLACK, 0.69);
  }

  private Color softColour() {
    return mixed(colour, Color.WHITE, 0.1);
  }

  /** Gives a compiled template the colour, wherever it is drawn in the platform's green. */
  JasperReport in(JasperReport template) {
    if (!colour.equals(DRAWN)) {
      for (JRStyle style : template.getStyles()) {
        if (DRAWN.equals(style.getOwnForecolor())) {
          style.setForecolor(colour);
        }
        paint(style.getLinePen());
        paint(style.getLineBox());
      }
      for (JRBand band : template.getAllBands()) {
        paint(band.getElements());
      }
      // JasperReports does not count it among the bands.
      JRBand background = template.getBackground();
      if (background != null) {
        paint(background.getElements());
      }
    }
    return template;
  }

  private void paint(JRElement[] elements) {
    for (JRElement element : elements) {
      if (DRAWN.equals(element.getOwnBackcolor())) {
        element.setBackcolor(colour);
      }
      if (element instanceof JRFrame frame) {
        paint(frame.getLineBox());
        paint(frame.getElements());
      }
    }
  }

  private void paint(JRLineBox box) {
    paint(box.getTopPen());
    paint(box.getBottomPen());
    paint(box.getLeftPen());
    paint(box.getRightPen());
  }

  private void paint(JRPen pen) {
    if (DRAWN.equals(pen.getOwnLineColor())) {
      pen.setLineColor(colour);
    }
  }

  private static Color colour(String written) throws UnusableException {
    if (!COLOUR.matcher(written).matches()) {
      throw new UnusableException(BrandingFault.NO_COLOUR, written);
    }
    return new Color(Integer.parseInt(written.substring(1), 16));
  }

  private static boolean isPng(byte[] file) {
    return file.length > 4
        && file[0] == (byte) 0x89
        && file[1] == 'P'
        && file[2] == 'N'
        && file[3] == 'G';
  }

  private static BufferedImage picture(byte[] file) throws UnusableException {
    BufferedImage picture;
    try {
      picture = ImageIO.read(new ByteArrayInputStream(file));
    } catch (IOException e) {
      picture = null;
    }
    if (picture == null) {
      throw new UnusableException(BrandingFault.NO_PICTURE, "PNG");
    }
    int least = Math.min(picture.getWidth(), picture.getHeight());
    int most = Math.max(picture.getWidth(), picture.getHeight());
    if (least < LEAST_PIXELS || most > MOST_PIXELS) {
      throw new UnusableException(
          BrandingFault.SIZE, picture.getWidth() + "×" + picture.getHeight());
    }
    return picture;
  }

  private static Color mixed(Color one, Color other, double share) {
    return new Color(
        mixed(one.getRed(), other.getRed(), share),
        mixed(one.getGreen(), other.getGreen(), share),
        mixed(one.getBlue(), other.getBlue(), share));
  }

  private static int mixed(int one, int other, double share) {
    return (int) Math.round(one * share + other * (1 - share));
  }

  private static String hex(Color colour) {
    return String.format(Locale.ROOT, "%06X", colour.getRGB() & 0xffffff);
  }

  /** The ratio of luminances by WCAG 2.2, from 1 to 21. */
  static double contrast(Color one, Color other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
