-- Where this server can be reached from itself: its first socket directory when it listens to no address.
CREATE FUNCTION emaj._dblink_host()
RETURNS TEXT LANGUAGE sql STABLE AS
$_dblink_host$
  SELECT CASE WHEN current_setting('listen_addresses') = ''
              THEN trim(BOTH ' "' FROM split_part(current_setting('unix_socket_directories'), ',', 1))
              ELSE 'localhost' END;
$_dblink_host$;
