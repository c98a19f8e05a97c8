package org.muwahhad.bid.seal;

import io.micronaut.jackson.databind.JacksonDatabindMapper;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.muwahhad.web.JsonBinder;

/** Reads and writes what is sealed. */
@Singleton
public class BidJson {
  private final JsonMapper json;

  BidJson(JsonMapper json) {
    this.json = json;
  }

  /** For a subcommand, which runs without the service. */
  public static BidJson ofSubcommand() {
    return new BidJson(new JacksonDatabindMapper(JsonBinder.ofSubcommand()));
  }

  public byte[] write(Object content) {
    try {
      return json.writeValueAsBytes(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads content.
   *
   * @throws SealBroken when the bytes are no such content
   */
  public <T> T read(byte[] bytes, Class<T> type) {
    try {
      return json.readValue(bytes, type);
    } catch (IOException | RuntimeException e) {
      throw new SealBroken("Not the content of a bid", e);
    }
  }
}
