package org.muwahhad.reports.render;

import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.Section;

/**
 * Says how far a printing is, in hundredths: the lines are laid out up to {@value #LAID_OUT}, the
 * file is written up to {@value #WRITTEN}.
 */
final class PageProgress {
  private static final int BEGUN = 5;
  private static final int LAID_OUT = 70;
  private static final int WRITTEN = 95;
  private final IntConsumer listener;
  private final long lines;
  private long done;
  private int lastReported;

  /**
   * The progress of a document, which has begun.
   *
   * @param listener is given hundredths; what it throws ends the printing
   */
  PageProgress(IntConsumer listener, ReportDocument document) {
    this.listener = listener;
    this.lines =
        document.sections().stream()
            .flatMap(s -> s.blocks().stream())
            .mapToLong(b -> b instanceof Block.TableBlock rows ? Math.max(1, rows.count()) : 1)
            .sum();
    tell(BEGUN);
  }

  /** The lines, counted as they are laid out. */
  Stream<ReportLine> counting(Stream<ReportLine> all) {
    return all.peek(line -> lineDone());
  }

  /** The document, its rows counted as they are read. */
  ReportDocument counting(ReportDocument document) {
    return new ReportDocument(
        document.head(),
        document.sections().stream()
            .map(
                s ->
                    new Section(
                        s.title(), s.newPage(), s.blocks().stream().map(this::counting).toList()))
            .toList());
  }

  private Block counting(Block block) {
    return block instanceof Block.TableBlock rows
        ? new Block.TableBlock(
            rows.shape(),
            rows.heads(),
            () -> rows.rows().get().peek(row -> lineDone()),
            rows.count())
        : block;
  }

  private void lineDone() {
    done++;
    int percent = (int) (BEGUN + (LAID_OUT - BEGUN) * Math.min(done, lines) / Math.max(1, lines));
    if (percent >= lastReported + 5) {
      tell(percent);
    }
  }

  /** The file is written. */
  void written() {
    tell(WRITTEN);
  }

  private void tell(int percent) {
    lastReported = percent;
    listener.accept(percent);
  }
}
