package org.muwahhad.upload.analysis;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.muwahhad.upload.MalwareScanner;

/** The scanner of the deployment as a platform: it judges at once and gives no report. */
record ScannerPlatform(MalwareScanner scanner) implements AnalysisPlatform {

  @Override
  public String name() {
    return scanner.address();
  }

  @Override
  public PlatformAnswer submit(AnalysedFile file) throws IOException {
    MalwareScanner.Verdict verdict = scanner.scan(new ByteArrayInputStream(file.bytes()));
    if (verdict instanceof MalwareScanner.Infected infected) {
      return new PlatformVerdict(
          FileVerdict.MALICIOUS, infected.signature(), null, null, List.of());
    }
    if (verdict instanceof MalwareScanner.NoAnswer none) {
      throw new IOException(none.why());
    }
    return new PlatformVerdict(FileVerdict.CLEAN, null, null, null, List.of());
  }

  @Override
  public PlatformAnswer poll(String ticket, String sha256) {
    return new TicketForgotten();
  }
}
