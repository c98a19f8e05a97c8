package org.muwahhad.bid.seal;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads and writes what is sealed. */
@Singleton
public class BidJson {
  private final JsonMapper json;

  BidJson(JsonMapper json) {
    this.json = json;
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
