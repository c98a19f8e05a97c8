package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;

/** Of the requests on one connection the next goes on when the answer before it was taken. */
class RequestTurnsTest {
  private static final String LARGE = "/api/spec/muwahhad.yml";
  private final Line line = new Line();
  private final EmbeddedChannel connection = new EmbeddedChannel(line, new RequestTurns());

  /** The other side, which takes what it is sent when the test says so. */
  private static final class Line extends ChannelDuplexHandler {
    private final List<ChannelPromise> untaken = new ArrayList<>();
    private int reads;

    @Override
    public void read(ChannelHandlerContext context) {
      reads++;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      untaken.add(promise);
    }
  }

  private void asks(int first, int last) {
    for (int i = first; i <= last; i++) {
      connection.writeInbound(
          new DefaultFullHttpRequest(
              HttpVersion.HTTP_1_1, HttpMethod.GET, "/" + i, Unpooled.buffer(1)));
    }
  }

  private @Nullable String goesOn() {
    FullHttpRequest request = connection.readInbound();
    if (request == null) {
      return null;
    }
    request.release();
    return request.uri();
  }

  private void answer(HttpResponseStatus status) {
    connection.writeOneOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
  }

  private void take() {
    line.untaken.remove(0).setSuccess();
    connection.runPendingTasks();
  }

  @Test
  void the_next_waits_until_the_answer_is_taken_not_only_given() {
    asks(1, 2);
    assertThat(goesOn()).isEqualTo("/1");

    answer(HttpResponseStatus.OK);
    assertThat(goesOn()).isNull();

    take();
    assertThat(goesOn()).isEqualTo("/2");
  }

  @Test
  void a_hint_to_go_on_with_the_body_is_no_answer() {
    asks(1, 2);
    assertThat(goesOn()).isEqualTo("/1");

    answer(HttpResponseStatus.CONTINUE);
    take();

    assertThat(goesOn()).isNull();
  }

  @Test
  void nothing_more_is_read_while_one_waits() {
    connection.config().setAutoRead(false);
    int before = line.reads;
    asks(1, 1);
    connection.read();
    assertThat(line.reads).isEqualTo(before + 1);

    asks(2, 2);
    connection.read();
    assertThat(line.reads).isEqualTo(before + 1);

    answer(HttpResponseStatus.OK);
    take();
    assertThat(line.reads).isEqualTo(before + 2);
  }

  @Test
  void beyond_the_limit_they_are_dropped_and_the_connection_ends_after_the_last_answer() {
    asks(1, 100);

    for (int i = 1; i <= 1 + RequestTurns.MOST_WAITING; i++) {
      assertThat(connection.isActive()).isTrue();
      assertThat(goesOn()).isEqualTo("/" + i);
      answer(HttpResponseStatus.OK);
      take();
    }

    assertThat(goesOn()).isNull();
    assertThat(connection.isActive()).isFalse();
  }

  @Test
  void what_waits_is_given_up_when_the_connection_ends() {
    ByteBuf body = Unpooled.buffer(1);
    asks(1, 1);
    connection.writeInbound(
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/2", body));

    connection.close();

    assertThat(body.refCnt()).isZero();
  }

  @Test
  void as_many_as_may_wait_are_answered_in_order_on_a_connection_that_lives_on()
      throws IOException {
    try (TestApp app = TestApp.start();
        RawConnection raw = RawConnection.to(app)) {
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < RequestTurns.MOST_WAITING; i++) {
        all.append("GET /nowhere-%d HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(i));
      }
      raw.send(all.toString());
      raw.send("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      String answers = raw.untilClosed();

      assertThat(answers.split("HTTP/1\\.1 404 ", -1)).hasSize(1 + RequestTurns.MOST_WAITING);
      assertThat(answers.substring(answers.lastIndexOf("HTTP/1.1 "))).startsWith("HTTP/1.1 200 ");

      try (RawConnection greedy = RawConnection.to(app)) {
        greedy.send("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(LARGE).repeat(500));

        assertThat(greedy.untilClosed().split("HTTP/1\\.1 200 ", -1).length - 1)
            .isBetween(1, 1 + RequestTurns.MOST_WAITING);
      }
    }
  }
}
