package org.muwahhad.reports.render;

import java.util.List;
import java.util.function.BiFunction;
import net.sf.jasperreports.engine.JasperPrint;
import org.muwahhad.reports.Edition;

/** A report to be printed together with others ({@link PackPrinter}). */
public final class PackedReport {
  private final BiFunction<Edition, Scratch, PackPart> fill;

  PackedReport(BiFunction<Edition, Scratch, PackPart> fill) {
    this.fill = fill;
  }

  PackPart fill(Edition edition, Scratch scratch) {
    return fill.apply(edition, scratch);
  }

  /**
   * Its pages, and what is attached to it.
   *
   * @param title without any mark-up
   * @param line the title as the edition writes it
   */
  record PackPart(String title, String line, JasperPrint pages, List<Attachment> attachments) {}
}
