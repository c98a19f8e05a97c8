package org.muwahhad.audit.log;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muwahhad.audit.log.LogQueries.SignedCheckpoint;

/** Tiles and bundles as the log hands them out: of what a checkpoint covers, and no more. */
@Singleton
class LogTiles {
  private static final Pattern PATH =
      Pattern.compile("((?:x[0-9]{3}/){0,4}+)([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");
  private static final Pattern LEVEL = Pattern.compile("[0-7]");
  private static final String ENTRIES = "entries";
  private final LogQueries queries;

  LogTiles(LogQueries queries) {
    this.queries = queries;
  }

  /** The content of a tile; empty where no tile has this name. */
  @Transactional
  public Optional<byte[]> find(String level, String path) {
    Matcher named = PATH.matcher(path);
    boolean isBundle = level.equals(ENTRIES);
    if (!named.matches() || !isBundle && !LEVEL.matcher(level).matches()) {
      return Optional.empty();
    }
    String digits = (named.group(1) + named.group(2)).replaceAll("[x/]", "");
    long index = Long.parseLong(digits);
    int width = named.group(3) == null ? TileSubtrees.WIDTH : Integer.parseInt(named.group(3));
    boolean isShortest = !named.group(1).startsWith("x000/");
    boolean isWidth = named.group(3) == null || width < TileSubtrees.WIDTH;
    int at = isBundle ? 0 : Integer.parseInt(level);
    long hashes =
        queries.findNewest().map(SignedCheckpoint::size).orElse(0L) >> (at * TileSubtrees.HEIGHT);
    long first = index * TileSubtrees.WIDTH;
    if (!isShortest || !isWidth || hashes - first < width) {
      return Optional.empty();
    }
    return Optional.of(content(isBundle, at, first, first + width - 1));
  }

  private byte[] content(boolean isBundle, int level, long first, long last) {
    List<String> read =
        isBundle
            ? queries.listCommitments(first, last)
            : level == 0
                ? queries.listLeafHashes(first, last)
                : queries.listNodes(level, first, last);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (String each : read) {
      byte[] bytes = HexFormat.of().parseHex(each);
      if (isBundle) {
        content.write(bytes.length >> Byte.SIZE);
        content.write(bytes.length);
      }
      content.writeBytes(bytes);
    }
    return content.toByteArray();
  }
}
