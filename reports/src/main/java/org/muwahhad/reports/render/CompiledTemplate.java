package org.muwahhad.reports.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.util.JRLoader;
import org.muwahhad.reports.Edition;

/**
 * A report's template, compiled for each edition at build time and read from beside the report's
 * record. A compiled template is serialised Java, so it is read from our own classes only.
 */
public final class CompiledTemplate {

  private final Map<Edition, JasperReport> editions = new EnumMap<>(Edition.class);

  /**
   * Reads all editions.
   *
   * @param beside the class whose package holds the template
   * @param name file name of the template without ending
   * @throws IllegalStateException when the build left no compiled template there
   */
  public CompiledTemplate(Class<?> beside, String name) {
    for (Edition edition : Edition.values()) {
      editions.put(edition, read(beside, fileName(name, edition)));
    }
  }

  static String fileName(String name, Edition edition) {
    return name + "_" + edition.name().toLowerCase(Locale.ROOT) + ".jasper";
  }

  JasperReport get(Edition edition) {
    JasperReport report = editions.get(edition);
    if (report == null) {
      throw new IllegalStateException("No template for " + edition);
    }
    return report;
  }

  private static JasperReport read(Class<?> beside, String file) {
    try (InputStream compiled = beside.getResourceAsStream(file)) {
      if (compiled == null) {
        throw new IllegalStateException("Not compiled: " + file);
      }
      return Branding.current().in((JasperReport) JRLoader.loadObject(compiled));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JRException e) {
      throw new IllegalStateException(file + " can't be read", e);
    }
  }
}
