package org.muwahhad.upload.analysis;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whoever analyses a file: {@link ScannerPlatform} asks the scanner of the deployment, {@link
 * HttpPlatform} the platform of a state ({@code docs/malware-platform.md}).
 */
interface AnalysisPlatform {

  /** A file to analyse. */
  record AnalysedFile(String sha256, String fileName, byte[] bytes) {}

  /** What it says when it is asked. */
  sealed interface PlatformAnswer {}

  /** It took the file, and is asked later by a ticket. */
  record TicketGiven(String ticket) implements PlatformAnswer {}

  /** It is still at work. */
  record StillPending() implements PlatformAnswer {}

  /** It does not know the ticket any more: the file is sent again. */
  record TicketForgotten() implements PlatformAnswer {}

  /** It could not judge the file, and never will. */
  record NoVerdict(String why) implements PlatformAnswer {}

  /**
   * It judged.
   *
   * @param malware its name for what it found
   * @param score from 0 to 100
   * @param report as it came; null when there is none
   */
  record PlatformVerdict(
      FileVerdict verdict,
      @Nullable String malware,
      @Nullable Integer score,
      @Nullable String report,
      List<FileIndicator> indicators)
      implements PlatformAnswer {}

  /**
   * What to look for elsewhere.
   *
   * @param kind as the database names it
   */
  record FileIndicator(String kind, String content) {}

  /** How it is called on pages. */
  String name();

  /**
   * Gives it a file; the same file may be given again.
   *
   * @throws IOException when it cannot be asked, and is asked again later
   */
  PlatformAnswer submit(AnalysedFile file) throws IOException;

  /**
   * Asks how an analysis stands.
   *
   * @throws IOException when it cannot be asked, and is asked again later
   */
  PlatformAnswer poll(String ticket, String sha256) throws IOException;
}
