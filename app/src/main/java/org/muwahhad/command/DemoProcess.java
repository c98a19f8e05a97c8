package org.muwahhad.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.muwahhad.db.DatabaseStartFailed;
import org.muwahhad.web.DemonstrationProgress;

/**
 * Loads the demonstration in a JVM of its own that has the first compiler only. Thousands of acts
 * are played once each: the second compiler takes more of a small machine to make them fast than
 * they take as they are, and the service starts meanwhile.
 */
final class DemoProcess {
  static final String REFERENCE = "muwahhad-reference-data";
  static final String PLAYED = "muwahhad-played ";
  static final String LOADED = "muwahhad-demonstration ";
  static final String FAILED = "muwahhad-failed ";

  /** The classes are those of the service, which verifies them; once is enough. */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-BytecodeVerificationRemote",
          "-XX:-UsePerfData",
          "-Xms192m",
          "-Xmx768m");

  /** Where the archive of classes lies that the service was started with, if it was. */
  private static final String CLASS_ARCHIVE = "muwahhad.class-archive";

  /** Settings of the service that hold for what is loaded too. */
  private static final List<String> PASSED_ON = List.of("muwahhad.", "micronaut.", "datasources.");

  /** How long a signal to all processes of a terminal may take to reach this one as well. */
  private static final long SIGNAL_MILLIS = 500;

  private final Process process;

  private DemoProcess(Process process) {
    this.process = process;
  }

  /** Starts it; it waits to be told the database. */
  static DemoProcess start() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    String archive = System.getProperty(CLASS_ARCHIVE);
    if (archive != null) {
      command.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable"));
    }
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> PASSED_ON.stream().anyMatch(name::startsWith))
        .map(name -> "-D" + name + "=" + System.getProperty(name))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("org.muwahhad.Muwahhad", LoadDemoCommand.NAME));
    try {
      return new DemoProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new DatabaseStartFailed("The demonstration cannot be loaded: " + e.getMessage(), e);
    }
  }

  /** Tells it the database and what else the service is started with. */
  void load(Map<String, Object> properties) {
    try {
      Writer input = process.outputWriter(StandardCharsets.US_ASCII);
      input.write(text(properties) + "\n");
      input.flush();
    } catch (IOException e) {
      // It has ended, and says why.
    }
  }

  /**
   * Waits until it has loaded the demonstration, and says how far it has come.
   *
   * @throws DatabaseStartFailed when it could not; then nothing of it was kept
   */
  void await(Progress progress, DemonstrationProgress shown) throws InterruptedException {
    List<String> messages = new ArrayList<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line;
      while ((line = lines.readLine()) != null) {
        if (line.equals(REFERENCE)) {
          progress.line("Reference data up to date / البيانات المرجعية محدَّثة");
          progress.line("Loading the demonstration … / جارٍ تحميل العرض التجريبي…");
        } else if (line.startsWith(PLAYED)) {
          String[] figures = line.substring(PLAYED.length()).split(" ", -1);
          shown.playing(
              Integer.parseInt(figures[0]),
              Integer.parseInt(figures[1]),
              LocalDate.parse(figures[2]));
        } else if (line.startsWith(LOADED)) {
          progress.line(
              "Demonstration loaded, %1$d acts / حُمّل العرض التجريبي، وعدد إجراءاته: %1$d"
                  .formatted(Integer.parseInt(line.substring(LOADED.length()))));
        } else {
          messages.add(line.startsWith(FAILED) ? line.substring(FAILED.length()) : line);
        }
      }
    } catch (IOException e) {
      messages.add(String.valueOf(e.getMessage()));
    }
    if (process.waitFor() != 0) {
      TimeUnit.MILLISECONDS.sleep(SIGNAL_MILLIS);
      throw new DatabaseStartFailed(
          "The demonstration could not be loaded; nothing of it was kept."
              + " / تعذّر تحميل العرض التجريبي، ولم يُحفظ منه شيء. ("
              + String.join("\n", messages)
              + ")");
    }
  }

  /** Ends it; what it has loaded so far is not kept. */
  void end() {
    process.destroyForcibly();
  }

  private static String text(Map<String, Object> properties) throws IOException {
    Properties all = new Properties();
    properties.forEach((name, value) -> all.setProperty(name, value.toString()));
    StringWriter text = new StringWriter();
    all.store(text, null);
    return Base64.getEncoder().encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** What {@link #load} told. */
  static Map<String, Object> properties(String encoded) {
    Properties all = new Properties();
    try {
      byte[] text = Base64.getDecoder().decode(encoded);
      all.load(new StringReader(new String(text, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Object> properties = new HashMap<>();
    all.stringPropertyNames().forEach(name -> properties.put(name, all.getProperty(name)));
    return properties;
  }
}
