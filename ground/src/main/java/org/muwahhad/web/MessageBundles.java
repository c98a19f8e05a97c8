package org.muwahhad.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.muwahhad.shared.Language;

/**
 * The message files, {@code messages/<feature>_<language>.properties} in UTF-8, one pair per
 * feature. Every key starts with its feature's name, so that no two files can claim the same key.
 */
final class MessageBundles {
  private static final List<String> FEATURES =
      List.of(
          "shared",
          "web",
          "access",
          "identity",
          "factor",
          "program",
          "audit",
          "log",
          "upload",
          "analysis",
          "organisation",
          "supplier",
          "catalog",
          "plan",
          "demand",
          "aggregation",
          "tender",
          "procedure",
          "requirement",
          "dossier",
          "committee",
          "followup",
          "initiative",
          "bid",
          "sealing",
          "evaluation",
          "cases",
          "declaration",
          "award",
          "quantities",
          "complaint",
          "guarantee",
          "framework",
          "contract",
          "amendment",
          "order",
          "fulfilment",
          "performance",
          "publication",
          "opendata",
          "bundle",
          "eforms",
          "reporting",
          "notification",
          "webhook",
          "calendar",
          "home",
          "overview",
          "search",
          "face",
          "demo");

  private MessageBundles() {}

  /**
   * All messages of a language.
   *
   * @throws IllegalStateException when a feature has a file in one language only, a key twice, or a
   *     key that does not start with the feature's name
   */
  static Map<String, String> load(Language language) {
    Map<String, String> all = new TreeMap<>();
    for (String feature : FEATURES) {
      if (exists(feature, language)) {
        all.putAll(read(feature, language));
      } else if (exists(feature, language.other())) {
        throw new IllegalStateException("No messages of " + feature + " in " + language.tag());
      }
    }
    return all;
  }

  private static Map<String, String> read(String feature, Language language) {
    String file = file(feature, language);
    Map<String, String> messages = new TreeMap<>();
    Properties reader =
        new Properties() {
          @Override
          public synchronized Object put(Object key, Object value) {
            if (!key.toString().startsWith(feature + ".")) {
              throw new IllegalStateException(file + ": '" + key + "' must start with " + feature);
            }
            if (messages.put(key.toString(), value.toString()) != null) {
              throw new IllegalStateException(file + ": '" + key + "' is given twice");
            }
            return value;
          }
        };
    try (InputStream in = MessageBundles.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("No " + file);
      }
      reader.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return messages;
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static boolean exists(String feature, Language language) {
    return MessageBundles.class.getResource(file(feature, language)) != null;
  }

  private static String file(String feature, Language language) {
    return "/messages/" + feature + "_" + language.tag() + ".properties";
  }
}
