package org.emajbatch.orchestrator.faults;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A message of PostgreSQL's frontend/backend protocol 3.0: a type, a length that counts itself, a
 * body. The first message of a client has no type.
 *
 * @param type the type byte, or {@link #UNTYPED}
 * @param body what follows the length
 */
record WireMessage(char type, byte[] body) {

  static final char UNTYPED = 0;
  static final char QUERY = 'Q';
  static final char PARSE = 'P';
  static final char BIND = 'B';
  static final char SYNC = 'S';
  static final char READY_FOR_QUERY = 'Z';

  private static final int CANCEL_REQUEST = 80877102;
  private static final int SSL_REQUEST = 80877103;
  private static final int GSS_REQUEST = 80877104;

  /** The next message of a stream. */
  static WireMessage read(DataInputStream in) throws IOException {
    char type = (char) in.readUnsignedByte();
    return new WireMessage(type, body(in));
  }

  /** The first message of a client. */
  static WireMessage readFirst(DataInputStream in) throws IOException {
    return new WireMessage(UNTYPED, body(in));
  }

  private static byte[] body(DataInputStream in) throws IOException {
    byte[] body = new byte[in.readInt() - Integer.BYTES];
    in.readFully(body);
    return body;
  }

  void write(OutputStream out) throws IOException {
    int typeBytes = type == UNTYPED ? 0 : 1;
    ByteBuffer bytes = ByteBuffer.allocate(typeBytes + Integer.BYTES + body.length);
    if (type != UNTYPED) {
      bytes.put((byte) type);
    }
    bytes.putInt(Integer.BYTES + body.length).put(body);
    out.write(bytes.array());
    out.flush();
  }

  /** Of a first message: a wish for encryption, to which a single byte is the answer. */
  boolean asksForEncryption() {
    int code = ByteBuffer.wrap(body).getInt();
    return code == SSL_REQUEST || code == GSS_REQUEST;
  }

  /** Of a first message: it wants another connection's statement cancelled, and nothing else. */
  boolean cancels() {
    return ByteBuffer.wrap(body).getInt() == CANCEL_REQUEST;
  }

  /** Of a start packet: its parameters, application_name among them. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new HashMap<>();
    String[] texts = texts(Integer.BYTES);
    for (int i = 0; i + 1 < texts.length; i += 2) {
      parameters.put(texts[i], texts[i + 1]);
    }
    return parameters;
  }

  /** Text i of those at the beginning, each ended by a zero byte. */
  String text(int i) {
    return texts(0)[i];
  }

  private String[] texts(int from) {
    return new String(body, from, body.length - from, StandardCharsets.UTF_8).split("\0", -1);
  }
}
