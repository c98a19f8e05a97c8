package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the service says of its start stands among other lines, or in its log. */
class ProgressTest {
  private static final Logger LOG = (Logger) LoggerFactory.getLogger(Progress.class);
  private final ListAppender<ILoggingEvent> told = new ListAppender<>();
  private final StringWriter said = new StringWriter();

  @BeforeEach
  void listen() {
    LOG.setLevel(Level.INFO);
    told.start();
    LOG.addAppender(told);
  }

  @AfterEach
  void stop() {
    LOG.detachAppender(told);
  }

  @Test
  void in_the_log_nothing_is_said_beside_it_and_a_table_is_one_entry() {
    tell(new Progress(new PrintWriter(said, true), true));

    assertThat(said.toString()).isEmpty();
    assertThat(told.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("Open", "login\nbuyer\n", "The port is taken");
  }

  @Test
  void otherwise_all_of_it_is_said_as_lines() {
    tell(new Progress(new PrintWriter(said, true)));

    assertThat(said.toString()).contains("s  Open\n", "login\nbuyer\n", "The port is taken\n");
    assertThat(told.list).isEmpty();
  }

  private static void tell(Progress progress) {
    progress.line("Open");
    progress.text(out -> out.print("login\nbuyer\n"));
    progress.text(out -> {});
    progress.failed("The port is taken");
  }
}
