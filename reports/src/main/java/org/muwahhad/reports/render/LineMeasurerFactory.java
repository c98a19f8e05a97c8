package org.muwahhad.reports.render;

import net.sf.jasperreports.engine.JRCommonText;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fill.JRTextMeasurer;
import net.sf.jasperreports.engine.fonts.FontUtil;
import net.sf.jasperreports.engine.util.AbstractTextMeasurerFactory;

/** Named in {@code jasperreports.properties}, by which the library makes one. */
public final class LineMeasurerFactory extends AbstractTextMeasurerFactory {
  @Override
  public JRTextMeasurer createMeasurer(JasperReportsContext context, JRCommonText element) {
    return createMeasurer(FontUtil.getInstance(context), element);
  }

  @Override
  public JRTextMeasurer createMeasurer(FontUtil fonts, JRCommonText element) {
    return new LineMeasurer(fonts, element);
  }
}
