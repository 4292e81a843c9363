<?php
// Cleans standard input as Roundcube does before it shows a message, and prints what is left.
error_reporting(E_ERROR);
define('RCUBE_INSTALL_PATH', '/usr/share/roundcube/');
set_include_path('/usr/share/php' . PATH_SEPARATOR . get_include_path());
require RCUBE_INSTALL_PATH . 'program/lib/Roundcube/bootstrap.php';
require 'Masterminds/HTML5/autoload.php';
$settings = ['allow_remote' => true, 'charset' => 'UTF-8', 'html_elements' => ['body'],
    'css_prefix' => 'v1'];
echo (new rcube_washtml($settings))->wash(stream_get_contents(STDIN));
