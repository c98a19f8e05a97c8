package org.muwahhad.reports.render;

import java.awt.Color;

/** The colours of drawings; the templates name the same ones in their styles. */
final class Palette {

  static final Color INK = new Color(0x1d, 0x27, 0x23);
  static final Color GREY = new Color(0x5a, 0x6b, 0x63);
  static final Color HAIRLINE = new Color(0xd5, 0xde, 0xd9);

  private Palette() {}

  /** The deployment's colour; green unless it has one of its own. */
  static Color accent() {
    return Branding.current().colour();
  }

  static Color pale() {
    return Branding.current().pale();
  }
}
