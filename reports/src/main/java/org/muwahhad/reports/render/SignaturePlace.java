package org.muwahhad.reports.render;

import java.util.Arrays;
import java.util.stream.Collectors;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintLine;
import net.sf.jasperreports.engine.JRPrintText;

/**
 * Where somebody signs on a page: the frame of a signature block above its line.
 *
 * @param left in points from the page's left edge
 * @param bottom in points from the page's lower edge
 * @param who office and name, as they stand in the block
 */
record SignaturePlace(float left, float bottom, float width, float height, String who) {
  private static final String STYLE = "signature";

  /** What lies between the top of a frame and its first line; see {@code frame.jrxml}. */
  private static final int PADDING = 8;

  private static final int ROOM = 38;

  /** Whether a frame is one. */
  static boolean isPlace(JRPrintFrame frame) {
    return frame.getStyle() != null && STYLE.equals(frame.getStyle().getName());
  }

  /** The place of a frame directly on a page. */
  static SignaturePlace of(JRPrintFrame frame, int pageHeight) {
    return new SignaturePlace(
        frame.getX(),
        pageHeight - frame.getY() - PADDING - line(frame),
        frame.getWidth(),
        ROOM,
        words(frame));
  }

  /** The line to sign on, where names of two languages and long ones have moved it down to. */
  private static int line(JRPrintFrame frame) {
    return frame.getElements().stream()
        .filter(JRPrintLine.class::isInstance)
        .mapToInt(JRPrintElement::getY)
        .min()
        .orElseThrow(() -> new IllegalStateException("A signature block without a line"));
  }

  private static String words(JRPrintFrame frame) {
    return frame.getElements().stream()
        .filter(JRPrintText.class::isInstance)
        .flatMap(text -> Arrays.stream(PlainText.paragraphs((JRPrintText) text)))
        .filter(line -> !line.isBlank())
        .map(String::strip)
        .collect(Collectors.joining(" "));
  }
}
