package org.muwahhad.reports.render;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.ReportTemplates;
import org.muwahhad.reports.document.ReportTemplate;

/**
 * Compiles every template for every edition; the build runs it once. Arguments: the folder of
 * {@code .jrxml} files, the folder that receives the compiled ones under the same names, that of
 * the sources of what draws the pages, and the libraries that do with their versions. Writes the
 * {@link LayoutVersion} too, at the end: where it stands, the templates of this version are
 * compiled, and are left as they are. So what rests on them is not built again.
 */
public final class CompileTemplates {

  private CompileTemplates() {}

  public static void main(String[] folders) throws IOException, JRException {
    System.setProperty("java.awt.headless", "true");
    Path source = Path.of(folders[0]);
    Path target = Path.of(folders[1]);
    writeColourProfile(target);
    String version =
        LayoutVersion.of(
            List.of(source, target, Path.of(folders[2])),
            List.of(folders).subList(3, folders.length));
    Path compiled = target.resolve(LayoutVersion.FILE);
    if (Files.exists(compiled) && Files.readString(compiled).equals(version)) {
      return;
    }
    Files.deleteIfExists(compiled);
    for (ReportTemplate<?> template : ReportTemplates.ALL) {
      for (Edition edition : Edition.values()) {
        compile(
            FrameDesign.of(template), target.resolve(folder(template)), template.name(), edition);
      }
    }
    for (Path template : templates(source)) {
      for (Edition edition : Edition.values()) {
        compile(template, target.resolve(source.relativize(folder(template))), edition);
      }
    }
    Files.writeString(compiled, version);
  }

  /** A template is read from beside its class. */
  private static String folder(ReportTemplate<?> template) {
    String packageName = template.getClass().getPackageName();
    return packageName.substring(packageName.lastIndexOf('.') + 1);
  }

  /** PDF/A describes its colours by a profile; the Java platform brings one for sRGB. */
  private static void writeColourProfile(Path target) throws IOException {
    Files.createDirectories(target);
    Path profile = target.resolve("sRGB.icc");
    byte[] data = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    if (!Files.exists(profile) || !Arrays.equals(Files.readAllBytes(profile), data)) {
      Files.write(profile, data);
    }
  }

  private static List<Path> templates(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".jrxml")).sorted().toList();
    }
  }

  private static Path folder(Path template) {
    return template.resolveSibling("").normalize();
  }

  private static void compile(Path template, Path folder, Edition edition)
      throws IOException, JRException {
    String name = template.getFileName().toString().replace(".jrxml", "");
    compile(JRXmlLoader.load(template.toFile()), folder, name, edition);
  }

  private static void compile(JasperDesign design, Path folder, String name, Edition edition)
      throws IOException, JRException {
    EditionDesign.adapt(design, edition);
    Files.createDirectories(folder);
    Path compiled = folder.resolve(CompiledTemplate.fileName(name, edition));
    JasperCompileManager.compileReportToFile(design, compiled.toString());
  }
}
