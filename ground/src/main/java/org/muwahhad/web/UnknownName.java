package org.muwahhad.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.SettableAnyProperty;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.Closeable;
import java.io.IOException;

/**
 * Takes every name that a record does not have, and refuses it. The library would tell it only once
 * nothing is missing: but a name that is misspelt is the reason why one is missing.
 */
final class UnknownName extends SettableAnyProperty {
  private static final long serialVersionUID = 1L;

  UnknownName() {
    super(null, null, TypeFactory.unknownType(), null, null, null);
  }

  /** A body gives a name that its record does not have. */
  static final class UnknownNameException extends JsonMappingException {
    private static final long serialVersionUID = 1L;

    UnknownNameException(Closeable parser) {
      super(parser, "Not a name of this object");
    }
  }

  @Override
  public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    throw new UnknownNameException(parser);
  }

  @Override
  protected void _set(Object record, Object name, Object value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SettableAnyProperty withValueDeserializer(JsonDeserializer<Object> reader) {
    return this;
  }

  @Override
  public void fixAccess(DeserializationConfig config) {
    // There is nothing behind it.
  }
}
