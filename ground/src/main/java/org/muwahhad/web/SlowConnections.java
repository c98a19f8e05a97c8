package org.muwahhad.web;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.convert.format.ReadableBytes;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Closes connections that only take up room: on which nothing is asked, the head of a request does
 * not end, its body trickles in, or nothing of an answer is taken. How long an answer takes to be
 * made is not looked at. See {@link RequestClock}. Ends those, too, whose requests come in a coding
 * that is not taken ({@link RequestFraming}), that ask more at once than is answered in turn
 * ({@link RequestTurns}), and those beyond the number of one address ({@link ConnectionsOfOne}).
 */
@Singleton
class SlowConnections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final RequestClock.TimeLimits limits;
  private final ConnectionsOfOne ofOne;

  SlowConnections(
      @Value("${muwahhad.connections.unused:75s}") Duration unused,
      @Value("${muwahhad.connections.head:20s}") Duration head,
      @Value("${muwahhad.connections.body:5m}") Duration body,
      @Value("${muwahhad.connections.pause:30s}") Duration pause,
      @Value("${muwahhad.connections.start:20s}") Duration start,
      @ReadableBytes @Value("${muwahhad.connections.least-rate:2KB}") int leastRate,
      @Value("${muwahhad.connections.untaken:60s}") Duration untaken,
      ConnectionsOfOne ofOne) {
    this.limits = new RequestClock.TimeLimits(unused, head, body, pause, start, leastRate, untaken);
    this.ofOne = ofOne;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    NettyServerCustomizer.Registry registry = event.getBean();
    registry.register(new ListenerHook(limits, ofOne));
    return registry;
  }

  private record ListenerHook(RequestClock.TimeLimits limits, ConnectionsOfOne ofOne)
      implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return role == ChannelRole.CONNECTION ? new ConnectionTimes(channel, limits, ofOne) : this;
    }
  }

  private record ConnectionTimes(
      Channel channel, RequestClock.TimeLimits limits, ConnectionsOfOne ofOne)
      implements NettyServerCustomizer {
    @Override
    public void onInitialPipelineBuilt() {
      ChannelPipeline pipeline = channel.pipeline();
      String codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
      if (pipeline.get(codec) != null) {
        RequestClock clock = new RequestClock(limits);
        pipeline.addBefore(codec, "muwahhad-bytes", clock.bytes());
        pipeline.addAfter(codec, "muwahhad-turns", new RequestTurns());
        pipeline.addAfter("muwahhad-turns", "muwahhad-requests", clock.requests());
        pipeline.addAfter("muwahhad-requests", "muwahhad-framing", new RequestFraming());
      }
      ofOne.admit(channel);
    }
  }
}
