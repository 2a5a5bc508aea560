CREATE VIEW emaj.emaj_visible_param WITH (security_barrier) AS
  SELECT param_key,
         CASE WHEN param_key = 'dblink_user_password' THEN '<masked data>' ELSE param_value_text END AS param_value_text,
         param_value_int, param_value_boolean, param_value_interval
    FROM emaj.emaj_param;
COMMENT ON VIEW emaj.emaj_visible_param IS 'emaj_param for emaj_viewer: without the password';
