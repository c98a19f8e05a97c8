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
 * not end, or its body trickles in. How long an answer takes is not looked at. See {@link
 * RequestClock}. Ends those, too, whose requests come in a coding that is not taken ({@link
 * RequestFraming}).
 */
@Singleton
class SlowConnections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final RequestClock.Limits limits;

  SlowConnections(
      @Value("${muwahhad.connections.unused:75s}") Duration unused,
      @Value("${muwahhad.connections.head:20s}") Duration head,
      @Value("${muwahhad.connections.body:5m}") Duration body,
      @Value("${muwahhad.connections.pause:30s}") Duration pause,
      @Value("${muwahhad.connections.start:20s}") Duration start,
      @ReadableBytes @Value("${muwahhad.connections.least-rate:2KB}") int leastRate) {
    this.limits = new RequestClock.Limits(unused, head, body, pause, start, leastRate);
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    NettyServerCustomizer.Registry registry = event.getBean();
    registry.register(new OfListener(limits));
    return registry;
  }

  private record OfListener(RequestClock.Limits limits) implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return role == ChannelRole.CONNECTION ? new OfConnection(channel, limits) : this;
    }
  }

  private record OfConnection(Channel channel, RequestClock.Limits limits)
      implements NettyServerCustomizer {
    @Override
    public void onInitialPipelineBuilt() {
      ChannelPipeline pipeline = channel.pipeline();
      String codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
      if (pipeline.get(codec) != null) {
        RequestClock clock = new RequestClock(limits);
        pipeline.addBefore(codec, "muwahhad-bytes", clock.bytes());
        pipeline.addAfter(codec, "muwahhad-requests", clock.requests());
        pipeline.addAfter("muwahhad-requests", "muwahhad-framing", new RequestFraming());
      }
    }
  }
}
