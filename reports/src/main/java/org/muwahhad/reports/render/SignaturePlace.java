package org.muwahhad.reports.render;

import java.util.ArrayList;
import java.util.List;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JasperPrint;

/**
 * Where somebody signs on a page: the frame of a signature block above its line.
 *
 * @param page number of the page, from zero
 * @param left in points from the page's left edge
 * @param bottom in points from the page's lower edge
 * @param who office and name, as they stand in the block
 */
record SignaturePlace(int page, float left, float bottom, float width, float height, String who) {
  private static final String STYLE = "signature";

  /** The line to sign on, below the top of its frame, in points; see {@code frame.jrxml}. */
  private static final int LINE = 92;

  private static final int ROOM = 38;

  /** The places of a report, in the order of printing. */
  static List<SignaturePlace> of(JasperPrint print) {
    List<SignaturePlace> places = new ArrayList<>();
    for (int i = 0; i < print.getPages().size(); i++) {
      JRPrintPage page = print.getPages().get(i);
      for (JRPrintElement element : page.getElements()) {
        if (element instanceof JRPrintFrame frame && isPlace(frame)) {
          places.add(place(frame, i, print.getPageHeight()));
        }
      }
    }
    return places;
  }

  private static boolean isPlace(JRPrintFrame frame) {
    return frame.getStyle() != null && STYLE.equals(frame.getStyle().getName());
  }

  private static SignaturePlace place(JRPrintFrame frame, int page, int pageHeight) {
    return new SignaturePlace(
        page,
        frame.getX(),
        pageHeight - frame.getY() - LINE,
        frame.getWidth(),
        ROOM,
        PlainText.of(frame).replaceAll("\\s+", " ").strip());
  }
}
