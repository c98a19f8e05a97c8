package org.muwahhad.reports.render;

import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.ReportDocument;

/**
 * Tells how far a printing is, in hundredths: the lines are laid out up to {@value #LAID_OUT}, the
 * file is written up to {@value #WRITTEN}.
 */
final class Progress {
  private static final int BEGUN = 5;
  private static final int LAID_OUT = 70;
  private static final int WRITTEN = 95;
  private final IntConsumer listener;
  private final long lines;
  private long done;
  private int told;

  Progress(IntConsumer listener, ReportDocument document) {
    this.listener = listener;
    this.lines =
        document.sections().stream()
            .flatMap(s -> s.blocks().stream())
            .mapToLong(b -> b instanceof Block.Rows rows ? Math.max(1, rows.count()) : 1)
            .sum();
    tell(BEGUN);
  }

  /** The lines, counted as they are laid out. */
  Stream<Line> counting(Stream<Line> all) {
    return all.peek(line -> lineDone());
  }

  private void lineDone() {
    done++;
    int percent = (int) (BEGUN + (LAID_OUT - BEGUN) * Math.min(done, lines) / Math.max(1, lines));
    if (percent >= told + 5) {
      tell(percent);
    }
  }

  void written() {
    tell(WRITTEN);
  }

  private void tell(int percent) {
    told = percent;
    listener.accept(percent);
  }
}
